// How to take a snapshot where why401 is not at hand: one step for each kind of place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "report/words.hpp"

namespace why::cli {

struct Recipe {
  std::string_view place;
  Phrase how;             ///< where the lines go, and how the record comes back
  std::string_view lines;
};

inline constexpr std::array k_recipes{
    Recipe{"github-actions",
           {"A step in the job that fails, in front of the failing one. The file is an artifact of the run.",
            "放在失败任务中、失败步骤之前的一个步骤。文件作为运行的构件保存。"},
           "- run: why401 snapshot -o why401-ci.json\n"
           "- uses: actions/upload-artifact@v4\n"
           "  with: {name: why401, path: why401-ci.json}\n"},
    Recipe{"gitlab",
           {"In the script of the job that fails. The file is an artifact of the job.",
            "写入失败任务的 script。文件作为任务的构件保存。"},
           "script:\n"
           "  - why401 snapshot -o why401-ci.json\n"
           "artifacts: {when: always, paths: [why401-ci.json]}\n"},
    Recipe{"jenkins",
           {"In the stage that fails. The file is archived with the build.", "写入失败的 stage。文件随构建归档。"},
           "sh 'why401 snapshot -o why401-ci.json'\n"
           "archiveArtifacts artifacts: 'why401-ci.json'\n"},
    Recipe{"docker",
           {"With the container as you start it otherwise: the same image, variables and mounts. The program needs nothing but libc. "
            "If the image starts the tool by itself: --entrypoint why401 IMAGE snapshot",
            "以平常启动容器的方式：相同的镜像、变量和挂载。该程序只依赖 libc。如果镜像自身会启动该工具：--entrypoint why401 IMAGE snapshot"},
           "docker run --rm -v \"$(command -v why401)\":/usr/local/bin/why401:ro IMAGE why401 snapshot > container.json\n"},
    Recipe{"devcontainer",
           {"From the folder of the project. The record is that of the container.", "在项目目录中运行。得到的是容器内的记录。"},
           "devcontainer exec --workspace-folder . why401 snapshot > devcontainer.json\n"},
    Recipe{"ssh",
           {"A command over SSH sees what a job there sees, which is less than a login shell. Or at once: why401 compare local ssh:HOST",
            "通过 SSH 执行的命令所见与那里的任务相同，少于登录 shell。也可以直接：why401 compare local ssh:HOST"},
           "ssh HOST why401 snapshot > host.json\n"
           "# not installed there: carry it along\n"
           "ssh HOST 'f=$(mktemp) && cat > $f && chmod 700 $f && $f snapshot; rm -f $f' < \"$(command -v why401)\" > host.json\n"},
};

}  // namespace why::cli
