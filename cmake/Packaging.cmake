# What is installed, the .deb, and a program without shared libraries for the tarball and the editors' packages.
include(GNUInstallDirs)

install(TARGETS apparatus RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY docs/checks DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY editor-configs/neovim editor-configs/emacs editor-configs/helix editor-configs/kate
        editor-configs/sublime DESTINATION ${CMAKE_INSTALL_DATADIR}/apparatus)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "Apparatus <apparatus@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "language server for names, dates and archival citations of a historian's draft")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION editors)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "neovim, elpa-eglot")
include(CPack)

# The same modules, linked with the archives of the libraries. Debian has fmt, spdlog and toml++ as shared libraries only:
# they are compiled in.
find_library(SQLITE_ARCHIVE libsqlite3.a)
find_library(RE2_ARCHIVE libre2.a)
find_library(XXHASH_ARCHIVE libxxhash.a)
find_library(ICU_I18N_ARCHIVE libicui18n.a)
find_library(ICU_UC_ARCHIVE libicuuc.a)
find_library(ICU_DATA_ARCHIVE libicudata.a)
get_property(modules GLOBAL PROPERTY apparatus_modules)
set(archives)
foreach(module ${modules})
  list(APPEND archives $<TARGET_FILE:${module}>)
endforeach()

add_executable(apparatus_static EXCLUDE_FROM_ALL lsp/cli/main.cpp cmake/static_libraries/fmt.cpp
               cmake/static_libraries/spdlog.cpp cmake/static_libraries/tomlplusplus.cpp)
add_dependencies(apparatus_static ${modules})
target_include_directories(apparatus_static PRIVATE ${CMAKE_SOURCE_DIR})
# As the modules were compiled.
target_compile_definitions(apparatus_static PRIVATE SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL TOML_HEADER_ONLY=0)
target_link_options(apparatus_static PRIVATE -static)
target_link_libraries(apparatus_static PRIVATE -Wl,--start-group ${archives} -Wl,--end-group ${allocator} ${RE2_ARCHIVE}
                      ${SQLITE_ARCHIVE} ${XXHASH_ARCHIVE} ${ICU_I18N_ARCHIVE} ${ICU_UC_ARCHIVE} ${ICU_DATA_ARCHIVE})
set_target_properties(apparatus_static PROPERTIES OUTPUT_NAME apparatus
                      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/static)
set_source_files_properties(cmake/static_libraries/fmt.cpp cmake/static_libraries/spdlog.cpp
                            cmake/static_libraries/tomlplusplus.cpp PROPERTIES COMPILE_OPTIONS "-w")
