# One static library for each folder of src/, with the warnings and hardening that all code has.
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)

# libc is linked dynamically and everything else statically: docs/decisions/0003-linking.md.
find_library(RE2_ARCHIVE libre2.a REQUIRED)
find_library(YAML_ARCHIVE libyaml.a REQUIRED)
find_library(SODIUM_ARCHIVE libsodium.a REQUIRED)
add_library(re2::static STATIC IMPORTED)
set_target_properties(re2::static PROPERTIES IMPORTED_LOCATION ${RE2_ARCHIVE} INTERFACE_LINK_LIBRARIES Threads::Threads)
set_target_properties(PkgConfig::sodium PROPERTIES INTERFACE_LINK_LIBRARIES ${SODIUM_ARCHIVE})
add_library(yaml::static STATIC IMPORTED)
set_target_properties(yaml::static PROPERTIES IMPORTED_LOCATION ${YAML_ARCHIVE})
add_library(tomlplusplus::header INTERFACE IMPORTED)

add_library(why_options INTERFACE)
target_include_directories(why_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(why_options INTERFACE FMT_HEADER_ONLY=1)
target_compile_options(why_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -Wnull-dereference -fstack-protector-strong -ffunction-sections -fdata-sections
  $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2> -D_GLIBCXX_ASSERTIONS)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(why_options INTERFACE -Wno-restrict)  # false alarms on std::string (GCC bug 105651)
endif()
if(WHY_WERROR)
  target_compile_options(why_options INTERFACE -Werror)
endif()

function(why_floor name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  if(sources)
    add_library(why_${name} STATIC ${sources})
    target_link_libraries(why_${name} PUBLIC why_options ${ARG_LINKS})
  else()
    add_library(why_${name} INTERFACE)
    target_link_libraries(why_${name} INTERFACE why_options ${ARG_LINKS})
  endif()
endfunction()
