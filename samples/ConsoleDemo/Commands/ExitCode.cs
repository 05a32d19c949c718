using ConsoleDemo.Output;

namespace ConsoleDemo.Commands;

/// <summary>What the process says to the one who started it.</summary>
internal static class ExitCode
{
    internal const int Understood = 0;
    internal const int NotUnderstood = 1;
    internal const int WrongUsage = 2;

    /// <summary>The output cannot be written, as sysexits.h has it.</summary>
    internal const int NotWritten = 74;

    /// <summary>128 and the number of the signal, as shells have it.</summary>
    internal const int Interrupted = 130;

    /// <summary>Says why the demo was used wrongly.</summary>
    internal static int Refuse(Terminal terminal, string reason)
    {
        terminal.Error.WriteLine($"{reason} See --help.");
        return WrongUsage;
    }
}
