using System.Text;
using Spectre.Console;

namespace ConsoleDemo.Output;

/// <summary>What the demo reads from and writes to. Tests bring their own.</summary>
internal sealed class Terminal
{
    /// <summary>How wide a page is where no terminal says so.</summary>
    internal const int PageWidth = 132;

    /// <summary>The log, where it is not in a file.</summary>
    internal required Stream Input { get; init; }

    /// <summary>Standard output, for bytes.</summary>
    internal required Stream Output { get; init; }

    /// <summary>Standard output, for people. Made when one of them is to read it: a program does not wait for colors.</summary>
    internal required Lazy<IAnsiConsole> Page { get; init; }

    /// <summary>Standard error: why the demo was used wrongly.</summary>
    internal required TextWriter Error { get; init; }

    /// <summary>Where a progress bar can be seen: a terminal; <see langword="null"/> where there is none.</summary>
    internal Lazy<IAnsiConsole?> Progress { get; init; } = new((IAnsiConsole?)null);

    /// <summary>Whether <see cref="Input"/> is typed by a person, whom a progress bar would disturb.</summary>
    internal bool InputIsTyped { get; init; }

    /// <summary>The process's own.</summary>
    internal static Terminal Standard()
    {
        Stream output = StandardOutput.Open();
        var page = new Lazy<IAnsiConsole>(() => Console.IsOutputRedirected ? Plain(output) : AnsiConsole.Console);
        return new Terminal
        {
            Input = Console.OpenStandardInput(),
            InputIsTyped = !Console.IsInputRedirected,
            Output = output,
            Page = page,
            Error = Console.Error,
            Progress = new(() =>
                (Console.IsOutputRedirected ? null : BarOn(page.Value))
                ?? (Console.IsErrorRedirected ? null : BarOn(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })))),
        };
    }

    // A bar needs a cursor that it can move. It asks for nothing, so that it may be shown although the input is a pipe.
    private static IAnsiConsole? BarOn(IAnsiConsole console)
    {
        console.Profile.Capabilities.Interactive = true;
        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi ? console : null;
    }

    /// <summary>Writes text that is the same for people and programs.</summary>
    internal void Write(string text)
    {
        Output.Write(Encoding.UTF8.GetBytes(text));
        Output.Flush();
    }

    /// <summary>A page without colors, cursors and the guesses that are made from the environment.</summary>
    internal static IAnsiConsole Plain(Stream output)
    {
        // Not closed: the stream is its owner's, and the writer is flushed whenever the page is.
        var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        IAnsiConsole page = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        page.Profile.Width = PageWidth;
        return page;
    }
}
