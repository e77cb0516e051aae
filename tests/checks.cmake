# Rules that no compiler checks, and the tests of the scripts in tools/.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

foreach(check layers size banned)
  add_test(NAME check.${check} COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/check_${check}.py)
endforeach()
add_test(NAME check.tool-pages COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/tool_pages.py --check)
foreach(script checks sandbox setup tool_pages)
  add_test(NAME tools.${script} COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/${script}_test.py)
endforeach()
