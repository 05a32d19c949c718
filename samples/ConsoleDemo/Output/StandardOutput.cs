using Microsoft.Win32.SafeHandles;

namespace ConsoleDemo;

/// <summary>
/// Standard output as a stream that says when nobody reads it any more. The platform's own swallows that, and a replay of
/// an endless log into <c>head</c> would never end.
/// </summary>
internal static class StandardOutput
{
    internal static Stream Open()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            // A file is left to the platform: it appends where the shell says so, which a stream of our own would not.
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>Whether the fault is that the reader has gone, as in <c>| head</c>: EPIPE, the same number on every Unix.</summary>
    internal static bool HasNoReader(IOException fault) => fault.HResult == 32;
}
