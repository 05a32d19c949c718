using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace SmmOrders.PackageTests;

public sealed class AssemblyTests(PackedRepository packed) : PackedTests(packed)
{
    private static readonly Guid SourceLink = new("cc110556-a091-4d38-9fec-25ab9a351a6a");

    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_assembly_is_deterministic(string id)
    {
        using var assembly = new PEReader(new MemoryStream(Assembly(id)));

        Assert.True(IsDeterministic(assembly));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_assembly_is_optimized_and_made_for_ahead_of_time_compilation(string id)
    {
        IAssemblySymbol assembly = PackagedAssembly.Of(Packed, id);

        Assert.True(IsOptimized(assembly));
        Assert.Equal(Product.Of(id).IsAheadOfTime, Metadata(assembly).Contains(("IsTrimmable", "True")));
        Assert.Equal(Product.Of(id).IsAheadOfTime, Metadata(assembly).Contains(("IsAotCompatible", "True")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_assembly_carries_version_and_commit(string id) => CarriesVersionAndCommit(PackagedAssembly.Of(Packed, id), Packed.First.Commit);

    [Theory]
    [InlineData("99.0.0", "99.0.0.0", "abc")]
    [InlineData("99.0.0", null, "abc")]
    [InlineData(null, "99.0.0.0", "abc")]
    [InlineData(null, null, "abd")]
    [InlineData(null, null, null)]
    public void An_assembly_of_another_version_or_commit_is_told_apart(string? version, string? number, string? commit)
    {
        CarriesVersionAndCommit(Versioned(null, null, "abc"), "abc");
        _ = Assert.ThrowsAny<XunitException>(() => CarriesVersionAndCommit(Versioned(version, number, commit), "abc"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_symbols_belong_to_the_assembly_and_every_source_can_be_found(string id) => Belong(Symbols(id), Assembly(id), Packed.First.Commit);

    [Fact]
    public void Symbols_of_another_assembly_or_commit_or_of_sources_that_nobody_finds_are_told_apart()
    {
        const string Id = "SmmOrders";
        (byte[] image, byte[] symbols) = Planted.WithSymbols("/_/src/Page.cs");
        (byte[] lostImage, byte[] lost) = Planted.WithSymbols("/home/me/src/Page.cs");

        Belong(symbols, image, null);
        _ = Assert.ThrowsAny<XunitException>(() => Belong(lost, lostImage, null));
        _ = Assert.ThrowsAny<XunitException>(() => Belong(symbols, Assembly(Id), null));
        _ = Assert.ThrowsAny<XunitException>(() => Belong(Symbols(Id), Assembly(Id), new string('0', 40)));
        _ = Assert.ThrowsAny<XunitException>(() => Belong(symbols, image, Packed.First.Commit ?? "abc"));
    }

    [Fact]
    public void An_assembly_made_for_a_debugger_is_told_apart()
    {
        byte[] image = Planted.Image("class Page;", new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, deterministic: false));
        using var assembly = new PEReader(new MemoryStream(image));

        Assert.False(IsDeterministic(assembly));
        Assert.False(IsOptimized(PackagedAssembly.Of(image)));
    }

    internal static void CarriesVersionAndCommit(IAssemblySymbol assembly, string? commit)
    {
        Assert.Equal($"{Repository.Version}.0", assembly.Identity.Version.ToString());
        Assert.Contains(
            commit is null ? $"\"{Repository.Version}\"" : $"\"{Repository.Version}+{commit}\"",
            Attribute(assembly, "AssemblyInformationalVersionAttribute"),
            StringComparison.Ordinal);
    }

    private static IAssemblySymbol Versioned(string? version, string? number, string? commit) => PackagedAssembly.Of(Planted.Image(
        $"""
        [assembly: System.Reflection.AssemblyVersion("{number ?? $"{Repository.Version}.0"}")]
        [assembly: System.Reflection.AssemblyInformationalVersion("{version ?? Repository.Version}{(commit is null ? "" : $"+{commit}")}")]
        """,
        new(OutputKind.DynamicallyLinkedLibrary)));

    private static void Belong(byte[] symbols, byte[] image, string? commit)
    {
        using var assembly = new PEReader(new MemoryStream(image));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        MetadataReader reader = provider.GetMetadataReader();
        DebugDirectoryEntry codeView = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);

        Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(codeView).Guid, new BlobContentId(reader.DebugMetadataHeader!.Id).Guid);
        Assert.All(reader.Documents, handle => Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(handle).Name), StringComparison.Ordinal));
        if (commit is not null)
        {
            byte[] link = Assert.Single(reader.CustomDebugInformation
                .Select(reader.GetCustomDebugInformation)
                .Where(information => reader.GetGuid(information.Kind) == SourceLink)
                .Select(information => reader.GetBlobBytes(information.Value)));
            Assert.Contains($"SmmOrders/SmmOrders/{commit}/*", Encoding.UTF8.GetString(link), StringComparison.Ordinal);
        }
    }

    private static bool IsDeterministic(PEReader assembly) =>
        assembly.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);

    private static bool IsOptimized(IAssemblySymbol assembly) =>
        !Attribute(assembly, "DebuggableAttribute").Contains("DisableOptimizations", StringComparison.Ordinal);

    private static string Attribute(IAssemblySymbol assembly, string name) =>
        assembly.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == name).ToString()!;

    private static IEnumerable<(string? Key, string? Value)> Metadata(IAssemblySymbol assembly) => assembly
        .GetAttributes()
        .Where(attribute => attribute.AttributeClass!.Name == "AssemblyMetadataAttribute")
        .Select(attribute => (attribute.ConstructorArguments[0].Value as string, attribute.ConstructorArguments[1].Value as string));

    private byte[] Assembly(string id) => Packed.Open(id).Files[$"lib/net10.0/{id}.dll"];

    private byte[] Symbols(string id) => Packed.OpenSymbols(id).Files[$"lib/net10.0/{id}.pdb"];
}
