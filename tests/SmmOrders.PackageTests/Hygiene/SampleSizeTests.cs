namespace SmmOrders.PackageTests;

/// <summary>A sample is read in one sitting: it stays well below the core that it shows.</summary>
public sealed class SampleSizeTests
{
    [Theory]
    [InlineData("ConsoleDemo", 1_200)]
    [InlineData("PanelBackend", 3_400)]
    [InlineData("QuickStart", 60)]
    public void A_sample_has_no_more_lines_than_this(string sample, int most) => Assert.InRange(Repository.Files()
        .Where(file => file.StartsWith($"samples/{sample}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
        .Sum(file => File.ReadLines(Path.Combine(Repository.Root, file)).Count()), 1, most);
}
