# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later

# libiberty, the static helper library of binutils and gdb: Libiberty::Libiberty.
find_path(Libiberty_INCLUDE_DIR NAMES demangle.h PATH_SUFFIXES libiberty)
find_library(Libiberty_LIBRARY NAMES iberty)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libiberty REQUIRED_VARS Libiberty_LIBRARY Libiberty_INCLUDE_DIR)
mark_as_advanced(Libiberty_INCLUDE_DIR Libiberty_LIBRARY)
if(Libiberty_FOUND AND NOT TARGET Libiberty::Libiberty)
    add_library(Libiberty::Libiberty UNKNOWN IMPORTED)
    set_target_properties(Libiberty::Libiberty PROPERTIES
        IMPORTED_LOCATION "${Libiberty_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Libiberty_INCLUDE_DIR}"
        # Its header declares basename() unless it is told that the C library does.
        INTERFACE_COMPILE_DEFINITIONS HAVE_DECL_BASENAME=1)
endif()
