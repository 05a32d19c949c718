using System.Text;
using Spectre.Console;

namespace ConsoleDemo;

/// <summary>What the demo reads from and writes to. Tests bring their own.</summary>
/// <param name="Input">The log, where it is not in a file.</param>
/// <param name="Output">Standard output, for programs.</param>
/// <param name="Page">Standard output, for people.</param>
/// <param name="Error">Standard error: why the demo was used wrongly.</param>
internal sealed record Terminal(Stream Input, Stream Output, Lazy<IAnsiConsole> Page, TextWriter Error)
{
    /// <summary>The process's own.</summary>
    internal static Terminal Standard()
    {
        Stream output = StandardOutput.Open();
        var page = new Lazy<IAnsiConsole>(() => Console.IsOutputRedirected ? Plain(output) : AnsiConsole.Console);
        return new Terminal(Console.OpenStandardInput(), output, page, Console.Error);
    }

    /// <summary>Writes text that is the same for people and programs.</summary>
    internal void Write(string text) => Output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>A page without colors and the guesses that are made from the environment.</summary>
    internal static IAnsiConsole Plain(Stream output, int width = 132)
    {
        IAnsiConsole page = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }),
        });
        page.Profile.Width = width;
        return page;
    }
}
