namespace SmmOrders.PackageTests;

public sealed class ConventionTests
{
    public static TheoryData<string, string> Kept { get; } =
        [.. ConventionList.All.SelectMany(convention => convention.Products.Select(product => (convention.Sentence, product.Id)))];

    public static TheoryData<string, string, string> Broken { get; } =
        [.. ConventionList.All.SelectMany(convention => convention.Products.SelectMany(product => convention.Plants.Select(plant => (convention.Sentence, product.Id, plant))))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void The_convention_is_kept(string convention, string id) => Assert.Empty(Offenders(Find(convention), Subject.Of(id)));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Who_breaks_the_convention_is_caught(string convention, string id, string plant) =>
        Assert.NotEmpty(Offenders(Find(convention), Planted.Compile(plant, id)));

    [Theory]
    [InlineData("SmmOrders", "SmmOrders.Providers.ProviderAnswerReader")]
    [InlineData("SmmOrders", "Microsoft.Extensions.Logging.ILogger")]
    [InlineData("SmmOrders.Providers", "SmmOrders.Providers.Testing.SimulatedFault")]
    [InlineData("SmmOrders.Providers", "Microsoft.AspNetCore.Http.HttpContext")]
    [InlineData("SmmOrders.Providers.Testing", "SmmOrders.Providers.ProviderAnswerReader")]
    [InlineData("SmmOrders.Providers.Testing", "Stateless.Reflection.StateMachineInfo")]
    public void A_dependency_that_another_product_may_have_is_caught(string id, string type) =>
        Assert.NotEmpty(World.ForeignAssemblies(Planted.Compile($"class Page {{ static object Kind() => typeof({type}); }}", id)));

    [Fact]
    public void Every_exemption_is_needed() => Assert.All(ConventionList.All.Where(convention => convention.Exempt.Length > 0), convention =>
    {
        string[] offenders = [.. convention.Products.SelectMany(product => convention.Offenders(Subject.Of(product.Id)))];

        Assert.All(convention.Exempt, name => Assert.Contains(offenders, offender => offender.StartsWith(name, StringComparison.Ordinal)));
    });

    [Fact]
    public void Every_project_that_is_shipped_is_held_to_the_conventions()
    {
        IEnumerable<string> projects = Repository.Files()
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(projects.Order(StringComparer.Ordinal), Product.All.Select(product => product.Id).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Offenders(Convention convention, Subject subject) =>
        convention.Offenders(subject).Where(offender => !convention.Exempt.Any(name => offender.StartsWith(name, StringComparison.Ordinal)));

    private static Convention Find(string sentence) => ConventionList.All.Single(convention => convention.Sentence == sentence);
}
