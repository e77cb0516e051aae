# The table of GBK is made by Python's own codec and embedded with .incbin.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(GBK_TABLE ${CMAKE_BINARY_DIR}/gbk.table)
add_custom_command(OUTPUT ${GBK_TABLE}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/gbk_table.py ${GBK_TABLE}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/gbk_table.py VERBATIM COMMENT "Writing the table of GBK")
set(gbk_embed ${CMAKE_BINARY_DIR}/gbk_table.S)
file(CONFIGURE OUTPUT ${gbk_embed} @ONLY CONTENT [[
.section .rodata.gbk,"a",@progbits
.balign 2
.global why_gbk_table
why_gbk_table:
.incbin "@GBK_TABLE@"
.section .note.GNU-stack,"",@progbits
]])
set_source_files_properties(${gbk_embed} PROPERTIES OBJECT_DEPENDS ${GBK_TABLE})
add_library(why_gbk STATIC ${gbk_embed})
