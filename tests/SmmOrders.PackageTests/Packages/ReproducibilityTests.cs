namespace SmmOrders.PackageTests;

public sealed class ReproducibilityTests(PackedRepository packed) : PackedTests(packed)
{
    [Fact]
    public void Packing_makes_the_products_with_their_symbols_and_nothing_else()
    {
        string[] expected = [.. Product.All.SelectMany(product => new[]
        {
            $"{product.Id}.{Repository.Version}.nupkg",
            $"{product.Id}.{Repository.Version}.snupkg",
        }).Order(StringComparer.Ordinal)];

        Assert.Equal(expected, FilesIn(Packed.First));
        Assert.Equal(expected, FilesIn(Packed.Second));
    }

    [Fact]
    public void Packing_twice_in_two_folders_makes_the_same_bytes()
    {
        Assert.NotEqual(Packed.First.Root, Packed.Second.Root);
        Assert.All(FilesIn(Packed.First), file => Assert.Null(
            ByteComparison.FirstDifference(Path.Combine(Packed.First.Packages, file), Path.Combine(Packed.Second.Packages, file))));
    }

    [Fact]
    public void A_package_of_another_time_is_not_the_same()
    {
        using var folder = new TemporaryFolder();
        string original = Path.Combine(Packed.First.Packages, FilesIn(Packed.First)[0]);
        string touched = Path.Combine(folder.Path, "touched.nupkg");
        File.Copy(original, touched);
        ByteComparison.Touch(touched);

        Assert.NotNull(ByteComparison.FirstDifference(original, touched));
    }

    [Fact]
    public async Task Sources_without_their_history_can_be_packed()
    {
        using SourceCopy archive = SourceCopy.WithoutHistory();

        _ = (await archive.PackAsync("src/SmmOrders", PackedRepository.WithoutAnalyzers)).EnsureSuccess();

        string[] made = FilesIn(archive);
        Assert.Equal(2, made.Length);
        Assert.Null(Package.Open(Path.Combine(archive.Packages, made[0])).Find("repository")?.Attribute("commit"));
    }

    private static string[] FilesIn(SourceCopy copy) =>
        [.. Directory.EnumerateFiles(copy.Packages).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
