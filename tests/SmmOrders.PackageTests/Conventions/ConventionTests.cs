namespace SmmOrders.PackageTests;

public sealed class ConventionTests
{
    public static TheoryData<string, string> Kept { get; } =
        [.. ConventionList.All.SelectMany(convention => convention.Products.Select(product => (convention.Sentence, product.Id)))];

    public static TheoryData<string, string> Broken { get; } =
        [.. ConventionList.All.SelectMany(convention => convention.Plants.Select(plant => (convention.Sentence, plant)))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void The_convention_is_kept(string convention, string id) => Assert.Empty(Offenders(convention, Subject.Of(id)));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Who_breaks_the_convention_is_caught(string convention, string plant) => Assert.NotEmpty(Offenders(convention, Planted.Compile(plant)));

    [Fact]
    public void Every_project_that_is_shipped_is_held_to_the_conventions()
    {
        IEnumerable<string> projects = Repository.Files()
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(projects.Order(StringComparer.Ordinal), Product.All.Select(product => product.Id).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Offenders(string convention, Subject subject) =>
        ConventionList.All.Single(candidate => candidate.Sentence == convention).Offenders(subject);
}
