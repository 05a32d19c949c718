using System.Text.RegularExpressions;

namespace SmmOrders.PackageTests;

/// <summary>
/// A rule that is kept line by line in the sources: which files it reads, and which lines break it, given the line above.
/// Each rule comes with lines that break it and lines that keep it.
/// </summary>
internal sealed record SourceRule(string Sentence, string[] Files, Func<string, string, bool> IsBrokenBy, string[] Broken, string[] Kept)
{
    private const string SwitchedOff =
        "<(TreatWarningsAsErrors|RunAnalyzers(DuringBuild)?|EnableNETAnalyzers|EnablePackageValidation|IsAotCompatible|NuGetAudit|Nullable)\\b[^>]*>(false|disable)";

    // A severity that nobody hears of, and a preference that is dropped instead of turned around.
    private const string Unheard = @"^[\w.-]+\s*=\s*([\w, ]+:)?(none|silent|suggestion|refactoring)\s*$|^dotnet_style_namespace_match_folder\s*=\s*false";

    public static IReadOnlyList<SourceRule> All { get; } =
    [
        new(
            "A warning that is switched off in code has its reason beside it",
            [".cs"],
            (_, line) => Matches(line, @"^\s*#pragma\s+warning\s+disable\b(?!.*//\s*\w+\s+\w+)"),
            Broken: ["#pragma warning disable CA1008", "    #pragma warning disable CA1008 //"],
            Kept: ["#pragma warning disable CA1008 // There is no value 0.", "#pragma warning restore CA1008"]),
        new(
            "A warning that is switched off by an attribute has its justification",
            [".cs"],
            (_, line) => Matches(line, @"\[.*SuppressMessage\(") && !Matches(line, @"Justification = ""\w+ \w+"),
            Broken: ["[SuppressMessage(\"Design\", \"CA1008\")]", "[UnconditionalSuppressMessage(\"Trimming\", \"IL2026\")]", "[assembly: SuppressMessage(\"Design\", \"CA1008\", Justification = \"\")]"],
            Kept: ["[SuppressMessage(\"Design\", \"CA1008\", Justification = \"There is no value 0.\")]"]),
        new(
            "A warning that is switched off in a project has its reason above it",
            [".csproj", ".props", ".targets"],
            (above, line) => Matches(line, "<(NoWarn|WarningsNotAsErrors|NuGetAuditSuppress)|NoWarn=|" + SwitchedOff) && !Matches(above, @"<!--\s*\w+\s+\w+|-->\s*$"),
            Broken: ["\n<NoWarn>$(NoWarn);CS1591</NoWarn>", "<PropertyGroup>\n<TreatWarningsAsErrors>false</TreatWarningsAsErrors>", "\n<RunAnalyzers>false</RunAnalyzers>", "\n<RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>"],
            Kept: ["<!-- Test names are sentences. -->\n<NoWarn>$(NoWarn);CS1591</NoWarn>"]),
        new(
            "A warning that is switched off in the editor's settings has its reason above it, or above the lines like it",
            [".editorconfig", ".globalconfig"],
            (above, line) => Matches(line, Unheard) && !Matches(above, @"^#\s*\w+\s+\w+|" + Unheard),
            Broken:
            [
                "\ndotnet_diagnostic.CA1707.severity = none",
                "\ndotnet_diagnostic.CA1707.severity = suggestion",
                "\ndotnet_analyzer_diagnostic.category-Style.severity = silent",
                "[*.cs]\ndotnet_naming_rule.constants.severity = none",
                "dotnet_style_readonly_field = true:warning\ncsharp_prefer_braces = true:silent",
                "dotnet_style_readonly_field = true:warning\ndotnet_style_namespace_match_folder = false",
            ],
            Kept:
            [
                "# Test names are sentences.\ndotnet_diagnostic.CA1707.severity = none\ndotnet_diagnostic.CA1708.severity = none",
                "# Folders are for the reader.\ndotnet_style_namespace_match_folder = false",
                "\ndotnet_diagnostic.IDE0005.severity = warning",
                "\ndotnet_style_qualification_for_field = false:warning",
            ]),
        new(
            "A mutant that is left alive has its reason beside it",
            [".cs"],
            (_, line) => Matches(line, @"//\s*Stryker disable\b(?!.*:\s*\w+\s+\w+)"),
            Broken: ["// Stryker disable once all", "// Stryker disable once Equality : "],
            Kept: ["// Stryker disable once Equality : Both are the same at zero."]),
        new(
            "No namespace begins with OrderStatus",
            [".cs"],
            (_, line) => Matches(line, @"^\s*namespace\s+OrderStatus\b"),
            Broken: ["namespace OrderStatus.Web;", "namespace OrderStatus"],
            Kept: ["namespace SmmOrders;"]),
        new(
            "Nothing is left for later, and no test is left out",
            [".cs"],
            (_, line) => Matches(line, @"//\s*(TODO|FIXME|HACK)\b|new NotImplementedException\(|(Fact|Theory|Property)\(.*\bSkip = "),
            Broken: ["// TODO: the rest", "throw new NotImplementedException();", "[Fact(Skip = \"slow\")]"],
            Kept: ["// The rest is done below."]),
    ];

    public bool Reads(string file) => Files.Any(file.EndsWith);

    /// <summary>Every line that breaks the rule, with its number.</summary>
    public IEnumerable<string> Offenders(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsBrokenBy(i > 0 ? lines[i - 1] : "", lines[i]))
            {
                yield return $"{i + 1}: {lines[i].Trim()}";
            }
        }
    }

    private static bool Matches(string line, string pattern) => Regex.IsMatch(line, pattern, RegexOptions.CultureInvariant);
}
