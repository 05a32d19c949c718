using System.Reflection;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>What the package's README shows is what the package does.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = Text("README.md");

    [Fact]
    public async Task The_example_is_compiled_and_runs()
    {
        string example = Regex.Match(Readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

        Assert.Contains(Unindented(example), Unindented(Text("ReadmeExample.cs")), StringComparison.Ordinal);
        Assert.Equal(3, (await ReadmeExample.RunAsync(TimeProvider.System)).Steps.Length);
    }

    [Fact]
    public void The_table_of_faults_has_each_of_them_once_and_says_what_is_carried_out()
    {
        Dictionary<string, bool> table = Regex.Matches(Readme, @"^\| `(\w+)` \|.*\| (yes|no) \|$", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value == "yes");
        MethodInfo[] factories = [.. typeof(SimulatedFault).GetMethods(BindingFlags.Public | BindingFlags.Static)];

        Assert.Equal(factories.Select(factory => factory.Name).Order(), table.Keys.Order());
        Assert.All(factories, factory => Assert.Equal(table[factory.Name], Make(factory).CarriesOut));
    }

    [Fact]
    public void The_options_that_it_names_are_there()
    {
        string table = Readme[Readme.IndexOf("| option |", StringComparison.Ordinal)..].Split("\n\n")[0];
        string[] named = [.. Regex.Matches(table, @"`(\w+)`").Select(name => name.Groups[1].Value)];

        Assert.Equal(8, named.Length);
        Assert.All(named, name => Assert.NotNull(typeof(SimulatedProviderOptions).GetProperty(name)));
    }

    [Fact]
    public void The_table_of_families_has_each_of_them()
    {
        string table = Readme[Readme.IndexOf("| family |", StringComparison.Ordinal)..];

        Assert.Equal(ProviderDialect.Families.Length, table.Split("\n\n")[0].Split('\n').Length - 2);
    }

    private static SimulatedFault Make(MethodInfo factory) => (SimulatedFault)factory.Invoke(null, [.. factory.GetParameters().Select(parameter =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(Uri) ? new Uri("https://example.com")
        : parameter.ParameterType == typeof(string) ? "text"
        : parameter.ParameterType == typeof(TimeSpan) ? TimeSpan.FromSeconds(1)
        : parameter.ParameterType == typeof(long) ? 1L
        : parameter.ParameterType == typeof(int) ? 200
        : Activator.CreateInstance(parameter.ParameterType))])!;

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(line => line.TrimStart()));
}
