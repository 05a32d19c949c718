namespace SmmOrders.PackageTests;

/// <summary>
/// Every C# block of every README compiles against the packages and runs to its end, and prints the text block that stands
/// right after it. A block that begins with usings is a program of its own; one without goes on with the program before it.
/// </summary>
public sealed class ReadmeTests(PackedRepository packed) : PackedTests(packed)
{
    // Says 3.00 where 2.00 is printed.
    private const string WrongPage = """
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
        ```csharp
        using SmmOrders;
        Console.WriteLine(new OrderTracker(RefundPolicy.HalfUp(2)).Place(0, 1, default));
        ```
        """;

    private const string BrokenPage = """
        ```csharp
        using SmmOrders;
        Console.WriteLine(RefundPolicy.HalfDown(2));
        ```
        """;

    [Fact]
    public async Task Every_example_compiles_and_prints_what_the_page_says_and_a_wrong_page_is_caught()
    {
        IReadOnlyList<ExampleProgram> programs = ExampleProgram.From(Repository.Files()
            .Where(file => file == "README.md" || (file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith("/README.md", StringComparison.Ordinal)))
            .SelectMany(file => MarkdownExample.In(file, Repository.Read(file)))
            .Concat(MarkdownExample.In("wrong.md", WrongPage)));
        using var consumer = new Consumer(Packed, [.. Product.All.Select(product => product.Id)], "Microsoft.AspNetCore.App", "Microsoft.EntityFrameworkCore.Sqlite");
        Write(consumer, programs);
        _ = (await consumer.BuildAsync()).EnsureSuccess();

        string output = (await consumer.RunAsync([.. programs.Select(program => $"{program.Number}")])).EnsureSuccess().Output;

        Assert.Collection(
            programs.SelectMany(program => Faults(program, output)),
            wrong => Assert.Equal("wrong.md:11 prints\n2.00\nand not\n3.00", wrong),
            thrown => Assert.StartsWith("wrong.md:17 does not run to its end\n~~~~ block 0\nSystem.ArgumentOutOfRangeException: ", thrown, StringComparison.Ordinal));
        Assert.Equal(["wrong.md:17 does not run to its end\n"], Faults(programs[^1], output: ""));

        // The planted page comes last: what did not compile would have failed above, and now does.
        Write(consumer, [.. programs, .. ExampleProgram.From(MarkdownExample.In("broken.md", BrokenPage), programs.Count)]);
        ToolResult broken = await consumer.BuildAsync("--no-restore");
        Assert.NotEqual(0, broken.ExitCode);
        Assert.Contains("broken.md(3,", broken.Output, StringComparison.Ordinal);
    }

    private static void Write(Consumer consumer, IReadOnlyList<ExampleProgram> programs)
    {
        consumer.Write("Program.cs", ExampleFiles.Starter);
        consumer.Write("Surroundings.cs", ExampleFiles.Surroundings);
        foreach (ExampleProgram program in programs)
        {
            consumer.Write($"Program{program.Number}.cs", program.ToSource());
        }
    }

    private static IEnumerable<string> Faults(ExampleProgram program, string output)
    {
        (string printed, bool ended) = program.OutputIn(output);
        return !ended
            ? [$"{program.Blocks[0].File}:{program.Blocks[0].Line} does not run to its end\n{printed}"]
            : program.Blocks
                .Select((block, index) => (block, Printed: ExampleProgram.OutputOf(index, printed)))
                .Where(pair => pair.block.Output is { } expected && pair.Printed != ExampleProgram.Trim(expected))
                .Select(pair => $"{pair.block.File}:{pair.block.Line} prints\n{pair.Printed}\nand not\n{ExampleProgram.Trim(pair.block.Output!)}");
    }
}
