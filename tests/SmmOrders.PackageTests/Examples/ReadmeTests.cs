using System.Globalization;

namespace SmmOrders.PackageTests;

/// <summary>
/// Every C# block of every README compiles against the packages, and prints the text block that stands right after it.
/// A block that begins with usings is a program of its own; one without goes on with the program before it.
/// </summary>
public sealed class ReadmeTests(PackedRepository packed)
{
    [Fact]
    public async Task Every_example_compiles_and_prints_what_the_page_says()
    {
        IReadOnlyList<ExampleProgram> programs = ExampleProgram.From(Repository.Files()
            .Where(file => file == "README.md" || (file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith("/README.md", StringComparison.Ordinal)))
            .SelectMany(file => MarkdownExample.In(file, Repository.Read(file))));

        Assert.Empty(await this.FaultsAsync(programs));
    }

    [Fact]
    public async Task An_example_that_prints_something_else_is_caught()
    {
        MarkdownExample[] page = [.. MarkdownExample.In("page.md", """
            ```csharp
            using SmmOrders;
            var policy = RefundPolicy.HalfUp(2);
            Console.WriteLine(policy.Format(1));
            ```
            prints:
            ```text
            1.00
            ```
            ```csharp
            Console.WriteLine(policy.Format(2));
            ```
            ```text
            3.00
            ```
            """)];

        Assert.Equal(["page.md:11 prints\n2.00\nand not\n3.00"], await this.FaultsAsync(ExampleProgram.From(page)));
    }

    [Fact]
    public async Task An_example_that_does_not_compile_is_caught_where_it_stands()
    {
        MarkdownExample[] page = [.. MarkdownExample.In("page.md", """
            ```csharp
            using SmmOrders;
            Console.WriteLine(RefundPolicy.HalfDown(2));
            ```
            """)];

        Assert.Contains("page.md(3,", Assert.Single(await this.FaultsAsync(ExampleProgram.From(page))), StringComparison.Ordinal);
    }

    private async Task<List<string>> FaultsAsync(IReadOnlyList<ExampleProgram> programs)
    {
        using var consumer = new Consumer(packed, Product.All.Select(product => product.Id), "Microsoft.AspNetCore.App");
        consumer.Write("Program.cs", $$"""
            switch (args[0])
            {
            {{string.Concat(programs.Select(program => $"case \"{program.Number}\": await ReadmeExamples.Program{program.Number}.Runner.RunAsync(int.Parse(args[1]), []); break;\n"))}}
            }
            """);
        foreach (ExampleProgram program in programs)
        {
            consumer.Write($"Program{program.Number}.cs", program.ToSource());
        }

        ToolResult built = await consumer.BuildAsync();
        if (built.ExitCode != 0)
        {
            return [built.Output];
        }

        var faults = new List<string>();
        foreach (ExampleProgram program in programs.Where(program => program.Blocks.Any(block => block.Output is not null)))
        {
            faults.AddRange(await FaultsAsync(consumer, program));
        }

        return faults;
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Consumer consumer, ExampleProgram program)
    {
        int last = program.Blocks.ToList().FindLastIndex(block => block.Output is not null);
        ToolResult run = await consumer.RunAsync($"{program.Number}", last.ToString(CultureInfo.InvariantCulture));
        return run.ExitCode != 0
            ? [$"{program.Blocks[0].File}:{program.Blocks[0].Line} ends with {run.ExitCode}\n{run.Output}"]
            : program.Blocks
                .Select((block, index) => (block, Printed: ExampleProgram.OutputOf(index, run.Output)))
                .Where(pair => pair.block.Output is { } expected && pair.Printed != ExampleProgram.Trim(expected))
                .Select(pair => $"{pair.block.File}:{pair.block.Line} prints\n{pair.Printed}\nand not\n{ExampleProgram.Trim(pair.block.Output!)}");
    }
}
