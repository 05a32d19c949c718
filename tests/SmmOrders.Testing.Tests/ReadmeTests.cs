using System.Text.RegularExpressions;

namespace SmmOrders.Testing.Tests;

/// <summary>What the package's README shows is what the package does.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = Text("README.md");

    [Fact]
    public async Task Each_example_is_compiled_and_runs()
    {
        string[] examples = [.. Regex.Matches(Readme, "```(?:csharp|cs)\n(.*?)```", RegexOptions.Singleline).Select(block => block.Groups[1].Value)];

        Assert.Equal(3, examples.Length);
        Assert.All(examples, example => Assert.Contains(Plain(example), Plain(Text("ReadmeExample.cs") + Text("OrderStoreConformanceTests.cs")), StringComparison.Ordinal));
        await ReadmeExample.StoreAsync();
        ReadmeExample.Property();
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    // Without usings, empty lines and indents: a test class has its own.
    private static string Plain(string code) => string.Join(
        '\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal)));
}
