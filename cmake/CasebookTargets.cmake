# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Warnings, definitions and sanitizers shared by every target of ours. -Werror comes from the presets
# (CMAKE_COMPILE_WARNING_AS_ERROR), so that a packager's newer compiler does not break the build.
add_library(casebook_options INTERFACE)
target_include_directories(casebook_options INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_options(casebook_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wcast-align -Wundef -Wvla -Wsuggest-override -Wextra-semi -Wimplicit-fallthrough
    -Wzero-as-null-pointer-constant -Wunused-result -Wdate-time
    # Designated initialisers name what differs from the defaults; g++ would want every member named.
    -Wno-missing-field-initializers)
target_compile_definitions(casebook_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(CASEBOOK_SANITIZE)
    target_compile_options(casebook_options INTERFACE
        -fsanitize=${CASEBOOK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(casebook_options INTERFACE -fsanitize=${CASEBOOK_SANITIZE})
endif()
if(CASEBOOK_FUZZ)
    # The libraries count their branches too; without this a fuzzer sees only its own file.
    target_compile_options(casebook_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(CASEBOOK_MOLD mold)
if(CASEBOOK_MOLD AND NOT CASEBOOK_SANITIZE AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(casebook_options INTERFACE -fuse-ld=mold)
endif()

# Most of a compilation is reading the headers of Qt and of the standard library; with CASEBOOK_PCH each kind of target
# reads them once: core and app, libraries (-fPIC) and programs (-fPIE). Builds without it (release, the Debian package)
# tell which source lacks an include.
function(casebook_add_headers kind pic)
    set(target casebook_headers_${kind})
    add_library(${target} OBJECT "${CMAKE_SOURCE_DIR}/cmake/headers.cpp")
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTORCC OFF POSITION_INDEPENDENT_CODE ${pic})
    if(NOT pic)
        target_compile_options(${target} PRIVATE -fPIE)
    endif()
    target_link_libraries(${target} PRIVATE casebook_options Qt6::Core)
    target_precompile_headers(${target} PRIVATE
        <QByteArray> <QByteArrayView> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonObject> <QList>
        <QObject> <QRegularExpression> <QSet> <QString> <QStringList> <QTimer> <QVariant>
        <algorithm> <array> <atomic> <chrono> <condition_variable> <deque> <expected> <functional> <future> <map>
        <memory> <mutex> <optional> <ranges> <span> <stop_token> <string> <thread> <utility> <vector>)
    if(kind MATCHES "app")
        target_link_libraries(${target} PRIVATE Qt6::Widgets)
        target_precompile_headers(${target} PRIVATE
            <QAbstractItemModel> <QApplication> <QBoxLayout> <QEvent> <QKeyEvent> <QLabel> <QPainter> <QPalette> <QWidget>)
    endif()
endfunction()

# Everything \a target is compiled against, through the libraries it links.
function(casebook_all_links target result)
    set(seen "")
    get_target_property(waiting ${target} LINK_LIBRARIES)
    while(waiting)
        list(POP_FRONT waiting link)
        if(NOT link IN_LIST seen)
            list(APPEND seen "${link}")
            if(link MATCHES "^casebook_" AND TARGET ${link})
                get_target_property(more ${link} INTERFACE_LINK_LIBRARIES)
                if(more)
                    # What a static library links privately is $<LINK_ONLY:…>: it adds no compile option.
                    list(FILTER more EXCLUDE REGEX "LINK_ONLY")
                    list(APPEND waiting ${more})
                endif()
            endif()
        endif()
    endwhile()
    set(${result} "${seen}" PARENT_SCOPE)
endfunction()

# Headers are only shared between targets with the same macros: Qt's modules and GMime's flags define some. (So <QTest>
# is not among them: each folder of tests defines QT_TESTCASE_BUILDDIR.)
function(casebook_use_headers target)
    if(NOT CASEBOOK_PCH)
        return()
    endif()
    casebook_all_links(${target} links)
    get_target_property(type ${target} TYPE)
    if("PkgConfig::GMIME" IN_LIST links)
        return()
    elseif("Qt6::Widgets" IN_LIST links)
        set(kind app)
    else()
        set(kind core)
    endif()
    set(pic ON)
    if(type STREQUAL "EXECUTABLE")
        string(APPEND kind _program)
        set(pic OFF)
    endif()
    if(NOT TARGET casebook_headers_${kind})
        casebook_add_headers(${kind} ${pic})
    endif()
    target_precompile_headers(${target} REUSE_FROM casebook_headers_${kind})
endfunction()

# casebook_add_library(store SOURCES a.cpp … LINK casebook_model … [PRIVATE_LINK sqlite …])
# One static library per folder; LINK is what its headers show, PRIVATE_LINK what only its sources use.
function(casebook_add_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(casebook_${name} STATIC ${arg_SOURCES})
    target_link_libraries(casebook_${name} PUBLIC ${arg_LINK} PRIVATE casebook_options ${arg_PRIVATE_LINK})
    casebook_use_headers(casebook_${name})
endfunction()

# Qt Test 6.8's QTRY_ macros hand a 64-bit count to an int parameter.
add_library(casebook_test_options INTERFACE)
target_compile_options(casebook_test_options INTERFACE -Wno-conversion)

# casebook_add_test(core.store.statement SOURCES tst_statement.cpp LINK casebook_store LABELS unit)
# The program is tst_<last word>; the test runs with an environment of its own inside the build folder.
function(casebook_add_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
    string(REPLACE "." "_" target "tst_${name}")
    add_executable(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE casebook_options casebook_test_options ${arg_LINK} Qt6::Test)
    casebook_use_headers(${target})
    casebook_define_paths(${arg_SOURCES})
    add_test(NAME ${name} COMMAND ${target})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    casebook_test_environment(${name} ${arg_TIMEOUT} "${arg_LABELS}")
endfunction()

# Defines the folders of this tree for the sources that name them, and for no others: a path in the command line keeps
# ccache from finding the object again in another clone.
function(casebook_define_paths)
    set(CASEBOOK_TEST_DATA "${CMAKE_SOURCE_DIR}/tests/data")
    set(CASEBOOK_SOURCE_DIR "${CMAKE_SOURCE_DIR}")
    set(CASEBOOK_CORPORA "${CMAKE_SOURCE_DIR}/../shared/corpora")
    foreach(source IN LISTS ARGN)
        set(text "")
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
            file(READ "${CMAKE_CURRENT_SOURCE_DIR}/${source}" text)
        endif()
        foreach(path IN ITEMS CASEBOOK_TEST_DATA CASEBOOK_SOURCE_DIR CASEBOOK_CORPORA)
            if(text MATCHES "${path}")
                set(value "\"${${path}}\"")
            else()
                # What the compiler says when a source begins to name a folder after the last configuration.
                set(value "run_cmake_again_to_use_${path}")
            endif()
            set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_DEFINITIONS "${path}=${value}")
        endforeach()
    endforeach()
endfunction()

# Gives a test the environment every test of ours runs in: offscreen, UTC, C.UTF-8, a home of its own.
function(casebook_test_environment name timeout labels)
    set(home "${CMAKE_BINARY_DIR}/testhome/${name}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${timeout}
        LABELS "${labels}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;HOME=${home};XDG_RUNTIME_DIR=${home}/run;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_CACHE_HOME=${home}/cache;ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()

# casebook_add_bench(logview SOURCES … LINK …): built with CASEBOOK_BENCH, never run by ctest.
function(casebook_add_bench name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    if(CASEBOOK_BENCH)
        add_executable(bench_${name} ${arg_SOURCES})
        target_link_libraries(bench_${name} PRIVATE casebook_options ${arg_LINK})
        target_compile_definitions(bench_${name} PRIVATE CASEBOOK_CORPORA="${CMAKE_SOURCE_DIR}/../shared/corpora")
    endif()
endfunction()

# casebook_add_fuzzer(mbox SOURCES … LINK …): a libFuzzer target; its kept corpus is tests/fuzz/corpus/<name>.
function(casebook_add_fuzzer name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    if(CASEBOOK_FUZZ)
        add_executable(fuzz_${name} ${arg_SOURCES})
        target_link_libraries(fuzz_${name} PRIVATE casebook_options ${arg_LINK})
        target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    endif()
endfunction()
