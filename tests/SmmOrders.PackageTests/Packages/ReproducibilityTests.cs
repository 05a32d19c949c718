namespace SmmOrders.PackageTests;

[Collection(nameof(FaultsArePlanted))]
public sealed class ReproducibilityTests(PackedRepository packed) : PackedTests(packed)
{
    [Fact]
    public void Packing_makes_the_products_with_their_symbols_and_nothing_else()
    {
        Assert.Equal(FilesOf(Product.All), FilesIn(Packed.First.Packages));
    }

    [FactInCi(PackedRepository.TakesTwoCopies)]
    public void Packing_twice_in_two_folders_makes_the_same_bytes()
    {
        Assert.NotEqual(Packed.First.Root, Packed.Second.Root);
        Assert.Equal(FilesOf(Product.MadeAgain), FilesIn(Packed.Second.Packages));
        Assert.All(FilesIn(Packed.Second.Packages), file => Assert.Null(
            ByteComparison.FirstDifference(Path.Combine(Packed.First.Packages, file), Path.Combine(Packed.Second.Packages, file))));
    }

    [Fact]
    public void A_package_of_another_time_is_not_the_same()
    {
        using var folder = new TemporaryFolder();
        string original = Path.Combine(Packed.First.Packages, FilesIn(Packed.First.Packages)[0]);
        string touched = Path.Combine(folder.Path, "touched.nupkg");
        File.Copy(original, touched);
        ByteComparison.Touch(touched);

        Assert.NotNull(ByteComparison.FirstDifference(original, touched));
    }

    [FactInCi(PackedRepository.TakesTwoCopies)]
    public async Task Sources_without_their_history_can_be_packed()
    {
        using IDisposable archive = Packed.Second.WithoutHistory();
        string folder = Path.Combine(Packed.Second.Root, ".artifacts", "archive");

        // No other project of the copy refers to this one, and none has to be compiled before it or for a language of its own.
        const string Id = "SmmOrders.Testing";
        _ = (await Packed.BuildAsync(
            Packed.Second.Root,
            "pack", $"src/{Id}", "--no-restore", "-p:BuildProjectReferences=false", "--output", folder, PackedRepository.WithoutAnalyzers)).EnsureSuccess();

        string[] made = FilesIn(folder);
        Assert.Equal(2, made.Length);
        var package = Package.Open(Path.Combine(folder, made[0]));
        Assert.Null(package.Find("repository")?.Attribute("commit"));
        AssemblyTests.CarriesVersionAndCommit(PackagedAssembly.Of(package.Files[$"lib/net10.0/{Id}.dll"]), commit: null);
    }

    private static IEnumerable<string> FilesOf(IEnumerable<Product> products) => products
        .SelectMany(product => new[] { $"{product.Id}.{Repository.Version}.nupkg", $"{product.Id}.{Repository.Version}.snupkg" }).Order(StringComparer.Ordinal);

    private static string[] FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
