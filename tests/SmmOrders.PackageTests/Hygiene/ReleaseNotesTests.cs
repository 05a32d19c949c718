using System.Text.RegularExpressions;

namespace SmmOrders.PackageTests;

/// <summary>Who moves to this version finds in its notes each public name that is gone.</summary>
public sealed class ReleaseNotesTests
{
    private const string File = ".github/CHANGELOG.md";
    private const string Removed = "*REMOVED*";

    private static readonly string Notes = NotesOf(Repository.Read(File).ReplaceLineEndings("\n"), Repository.Version);

    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_name_that_is_gone_has_a_row_that_says_what_to_do(string id) => Assert.Empty(Unexplained(Gone(id), Notes));

    [Fact]
    public void There_are_names_that_are_gone() => Assert.NotEmpty(Product.All.SelectMany(product => Gone(product.Id)));

    [Theory]
    [InlineData("SmmOrders.OrderState.Lost.get -> long", "OrderState.Lost")]
    [InlineData("static SmmOrders.OrderTracker.Lose(SmmOrders.OrderState! order) -> void", "OrderTracker.Lose")]
    [InlineData("SmmOrders.Lost.Lost(int number) -> void", "Lost")]
    [InlineData("SmmOrders.Providers.Lost", "Lost")]
    public void A_name_without_a_row_is_caught(string entry, string name) => Assert.Equal([name], Unexplained([entry], Notes));

    [Fact]
    public void A_name_that_another_row_explains_is_caught() =>
        Assert.Equal(["OrderState.Since"], Unexplained(["SmmOrders.OrderState.Since.get -> long"], "| `OrderState` | Write it. |\n| `Row.Since` | Write it. |"));

    [Fact]
    public void A_type_that_is_gone_explains_its_members() =>
        Assert.Empty(Unexplained(["SmmOrders.Lost", "SmmOrders.Lost.Number.get -> int"], "| `Lost` | Do without. |"));

    [Fact]
    public void The_packages_lead_to_the_notes() =>
        Assert.Contains($"/blob/v$(VersionPrefix)/{File}<", Repository.Read("src/Directory.Build.props"), StringComparison.Ordinal);

    private static string NotesOf(string page, string version)
    {
        string[] parts = page.Split("\n## ");
        Assert.StartsWith($"{version}\n", parts[1], StringComparison.Ordinal);
        return parts[1];
    }

    private static string[] Gone(string id) =>
        [.. Repository.Read($"src/{id}/PublicAPI.Unshipped.txt").ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.StartsWith(Removed, StringComparison.Ordinal))
            .Select(line => line[Removed.Length..])
            .Where(entry => !IsComparison(entry))];

    private static IEnumerable<string> Unexplained(string[] gone, string notes)
    {
        string[] rows = [.. notes.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        HashSet<string> types = [.. gone.Where(entry => !entry.Contains(' ', StringComparison.Ordinal)).Select(Name)];
        return gone.Select(Name)
            .Select(name => types.FirstOrDefault(type => name.StartsWith($"{type}.", StringComparison.Ordinal)) ?? name)
            .Distinct()
            .Where(name => !rows.Any(row => name.Split('.').All(part => Regex.IsMatch(row.Split(" | ")[0], $@"\b{Regex.Escape(part)}\b"))));
    }

    // What the compiler writes for a value is no name that anyone looks for.
    private static bool IsComparison(string entry) => Regex.IsMatch(entry, @"\.(operator [!=]=|Equals|GetHashCode)\(");

    // The type and the member, without namespaces and accessors.
    private static string Name(string entry)
    {
        string name = Regex.Match(entry, @"(?<=SmmOrders(\.Providers(\.Testing)?)?\.|DependencyInjection\.)(?!Providers\.|Testing\.)[A-Z][\w.<>$]*").Value;
        string[] parts = Regex.Replace(name, @"<\w+>|\.(get|set|init)$|\.<Clone>\$", "").Split('.');
        return string.Join('.', parts.Distinct());
    }
}
