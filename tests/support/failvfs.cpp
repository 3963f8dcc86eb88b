// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/failvfs.h"

#include <sqlite3.h>

#include <atomic>

namespace Casebook {

namespace {

std::atomic<int> failAt = 0;
std::atomic<int> written = 0;
std::atomic<int> failureCode = SQLITE_IOERR_WRITE;
sqlite3_vfs *real = nullptr;
sqlite3_vfs shim;
sqlite3_io_methods methods;

/// Our file is this head with the real file behind it.
struct ShimFile
{
    sqlite3_file base;

    [[nodiscard]] sqlite3_file *inner()
    {
        return reinterpret_cast<sqlite3_file *>(this + 1);
    }
};

sqlite3_file *inner(sqlite3_file *file)
{
    return reinterpret_cast<ShimFile *>(file)->inner();
}

bool mustFail()
{
    const int number = ++written;
    const int from = failAt;
    return from > 0 && number >= from;
}

int shimClose(sqlite3_file *file)
{
    return inner(file)->pMethods->xClose(inner(file));
}

int shimRead(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    return inner(file)->pMethods->xRead(inner(file), data, size, offset);
}

int shimWrite(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    return mustFail() ? failureCode.load()
                      : inner(file)->pMethods->xWrite(inner(file), data, size, offset);
}

int shimTruncate(sqlite3_file *file, sqlite3_int64 size)
{
    return mustFail() ? SQLITE_IOERR_TRUNCATE : inner(file)->pMethods->xTruncate(inner(file), size);
}

int shimSync(sqlite3_file *file, int flags)
{
    return mustFail() ? SQLITE_IOERR_FSYNC : inner(file)->pMethods->xSync(inner(file), flags);
}

int shimSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return inner(file)->pMethods->xFileSize(inner(file), size);
}

int shimLock(sqlite3_file *file, int level)
{
    return inner(file)->pMethods->xLock(inner(file), level);
}

int shimUnlock(sqlite3_file *file, int level)
{
    return inner(file)->pMethods->xUnlock(inner(file), level);
}

int shimReserved(sqlite3_file *file, int *result)
{
    return inner(file)->pMethods->xCheckReservedLock(inner(file), result);
}

int shimControl(sqlite3_file *file, int operation, void *argument)
{
    return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
}

int shimSector(sqlite3_file *file)
{
    return inner(file)->pMethods->xSectorSize(inner(file));
}

int shimDevice(sqlite3_file *file)
{
    return inner(file)->pMethods->xDeviceCharacteristics(inner(file));
}

int shimShmMap(sqlite3_file *file, int page, int size, int extend, volatile void **memory)
{
    return inner(file)->pMethods->xShmMap(inner(file), page, size, extend, memory);
}

int shimShmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return inner(file)->pMethods->xShmLock(inner(file), offset, count, flags);
}

void shimShmBarrier(sqlite3_file *file)
{
    inner(file)->pMethods->xShmBarrier(inner(file));
}

int shimShmUnmap(sqlite3_file *file, int remove)
{
    return inner(file)->pMethods->xShmUnmap(inner(file), remove);
}

int shimOpen(sqlite3_vfs * /*vfs*/, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = real->xOpen(real, name, inner(file), flags, outFlags);
    file->pMethods = inner(file)->pMethods != nullptr ? &methods : nullptr;
    return code;
}

void fillMethods()
{
    methods.iVersion = 2; // no memory mapping
    methods.xClose = shimClose;
    methods.xRead = shimRead;
    methods.xWrite = shimWrite;
    methods.xTruncate = shimTruncate;
    methods.xSync = shimSync;
    methods.xFileSize = shimSize;
    methods.xLock = shimLock;
    methods.xUnlock = shimUnlock;
    methods.xCheckReservedLock = shimReserved;
    methods.xFileControl = shimControl;
    methods.xSectorSize = shimSector;
    methods.xDeviceCharacteristics = shimDevice;
    methods.xShmMap = shimShmMap;
    methods.xShmLock = shimShmLock;
    methods.xShmBarrier = shimShmBarrier;
    methods.xShmUnmap = shimShmUnmap;
}

} // namespace

FailVfs::FailVfs()
{
    real = sqlite3_vfs_find(nullptr);
    fillMethods();
    shim = *real;
    shim.zName = "fail";
    shim.szOsFile = static_cast<int>(sizeof(ShimFile)) + real->szOsFile;
    shim.xOpen = shimOpen;
    // The default: what opens a workspace uses it without knowing.
    sqlite3_vfs_register(&shim, 1);
}

FailVfs::~FailVfs()
{
    failAt = 0;
    sqlite3_vfs_unregister(&shim);
}

void FailVfs::arm(int number, Failure failure)
{
    written = 0;
    failureCode = failure == Failure::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    failAt = number;
}

int FailVfs::writes() const
{
    return written;
}

} // namespace Casebook
