using System.Diagnostics.CodeAnalysis;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// A lock on a file that the operating system frees when the process ends, however that happens. The file is never deleted: somebody
/// could hold the one that is gone, and another one the next.
/// </summary>
internal static class FileLock
{
    internal static bool TryTake(string path, [NotNullWhen(true)] out IDisposable? held, [NotNullWhen(false)] out string? reason)
    {
        (held, reason) = (null, null);
        FileStream file;
        try
        {
            file = Open(path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            reason = IsHeld(exception) ? $"Workers of another process hold {path}." : $"{path} cannot be locked: {exception.Message}";
            return false;
        }

        if (!IsExclusive(path))
        {
            file.Dispose();
            reason = $"{path} cannot be locked: its file system has no locks, or System.IO.DisableFileLocking is set.";
            return false;
        }

        held = file;
        return true;
    }

    // .NET passes over a file system that has no locks.
    private static bool IsExclusive(string path)
    {
        try
        {
            Open(path).Dispose();
            return false;
        }
        catch (IOException exception)
        {
            return IsHeld(exception);
        }
    }

    // What the operating system says of a file that somebody else has open: a sharing violation on Windows; EWOULDBLOCK, which is 11 on
    // Linux and 35 on macOS.
    private static bool IsHeld(Exception exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
