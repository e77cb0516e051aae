# catalogc compiles catalog/ into one image; the program embeds it with .incbin and uses it in place.
set(CATALOG_IMAGE ${CMAKE_BINARY_DIR}/catalog.image)
file(GLOB_RECURSE CATALOG_SOURCES CONFIGURE_DEPENDS ${WHY_CATALOG}/*.toml)

function(why_program)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/tools/catalogc.cpp)
    return()
  endif()
  add_executable(catalogc ${CMAKE_SOURCE_DIR}/tools/catalogc.cpp)
  target_link_libraries(catalogc PRIVATE why_authoring why_os)
  add_custom_command(OUTPUT ${CATALOG_IMAGE}
    COMMAND catalogc ${WHY_CATALOG} ${CATALOG_IMAGE}
    DEPENDS catalogc ${CATALOG_SOURCES} VERBATIM COMMENT "Compiling the catalog")
  set(embed ${CMAKE_BINARY_DIR}/catalog_image.S)
  file(CONFIGURE OUTPUT ${embed} @ONLY CONTENT [[
.section .rodata.catalog,"a",@progbits
.balign 64
.global why_catalog_image
why_catalog_image:
.incbin "@CATALOG_IMAGE@"
.global why_catalog_image_end
why_catalog_image_end:
.byte 0
.section .note.GNU-stack,"",@progbits
]])
  set_source_files_properties(${embed} PROPERTIES OBJECT_DEPENDS ${CATALOG_IMAGE})
  add_library(why_image STATIC ${embed})
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
    return()
  endif()
  add_executable(why401 ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
  target_compile_definitions(why401 PRIVATE WHY_VERSION="${PROJECT_VERSION}")
  target_link_libraries(why401 PRIVATE why_cli why_os why_image)
  target_link_options(why401 PRIVATE -static-libstdc++ -static-libgcc -Wl,--gc-sections -Wl,-z,relro -Wl,-z,pack-relative-relocs -Wl,-z,noseparate-code -Wl,--as-needed)
endfunction()
