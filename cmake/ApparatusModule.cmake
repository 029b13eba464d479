# The shape of a module: every .cpp of its folder in one static library, and every tests/unit file of the same folder
# name in one test program. Adding a source, a test or a data file needs no edit here or in CMakeLists.txt.

# Read once a target instead of once a file: most of the time of compiling goes into headers of others. Only such are
# named, since a change in one of ours would compile everything anew. Every file still includes what it uses: clang-tidy
# reads each without these (build/lint).
set(APPARATUS_STANDARD_HEADERS <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map> <memory> <mutex>
    <optional> <set> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# apparatus_module(NAME FOLDER DEPENDENCY…): the library apparatus_NAME. `main.cpp` stays out: it is the program.
function(apparatus_module name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(apparatus_${name} STATIC ${sources})
    target_include_directories(apparatus_${name} PUBLIC ${CMAKE_SOURCE_DIR}/corpus-index ${CMAKE_SOURCE_DIR})
    target_link_libraries(apparatus_${name} PUBLIC ${ARGN})
    target_precompile_headers(apparatus_${name} PRIVATE ${APPARATUS_STANDARD_HEADERS})
    set_property(GLOBAL APPEND PROPERTY apparatus_modules apparatus_${name})
  else()
    add_library(apparatus_${name} INTERFACE)
    target_include_directories(apparatus_${name} INTERFACE ${CMAKE_SOURCE_DIR}/corpus-index ${CMAKE_SOURCE_DIR})
    target_link_libraries(apparatus_${name} INTERFACE ${ARGN})
  endif()
endfunction()

# apparatus_embed(NAME FOLDER): compiles the folder's data files into apparatus_NAME, as the function
# `embedded_files()` that the module's embedded.h declares, so that the program is one file.
function(apparatus_embed name folder)
  file(GLOB data CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.toml ${CMAKE_SOURCE_DIR}/${folder}/*.words)
  set(generated ${CMAKE_BINARY_DIR}/generated/${name}_embedded.cpp)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} -DMODULE=${name} "-DFILES=${data}"
            -P ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${data} ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    VERBATIM)
  target_sources(apparatus_${name} PRIVATE ${generated})
endfunction()

# apparatus_fingerprint(NAME FOLDER…): compiles a number into apparatus_NAME that differs whenever a source in the
# folders does, as `recogniser_fingerprint()` that corpus-index/index/schema.h declares.
function(apparatus_fingerprint name)
  set(sources)
  foreach(folder ${ARGN})
    file(GLOB of_folder CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp ${CMAKE_SOURCE_DIR}/${folder}/*.h
         ${CMAKE_SOURCE_DIR}/${folder}/*.toml)
    list(APPEND sources ${of_folder})
  endforeach()
  set(generated ${CMAKE_BINARY_DIR}/generated/${name}_fingerprint.cpp)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} "-DFILES=${sources}" -P ${CMAKE_SOURCE_DIR}/cmake/Fingerprint.cmake
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/cmake/Fingerprint.cmake
    VERBATIM)
  target_sources(apparatus_${name} PRIVATE ${generated})
endfunction()
