namespace SmmOrders.PackageTests;

/// <summary>A user's project: outside the repository, with the packages from a local folder and nothing of ours besides.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackedRepository _packed;
    private readonly string[] _packages;

    public Consumer(PackedRepository packed, string[] packages, string framework, params string[] others)
    {
        (_packed, _packages) = (packed, packages);
        _ = _folder.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>false</InvariantGlobalization>
                <RestorePackagesPath>restored</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{packed.First.Packages}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="{framework}" />
                {string.Concat(_packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"[{Repository.Version}]\" />"))}
                {string.Concat(others.Select(other => $"<PackageReference Include=\"{other}\" Version=\"{Repository.VersionOf(other)}\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    public void Write(string file, string text) => _folder.Write(file, text);

    /// <summary>Builds; and makes sure of what it was built against.</summary>
    public async Task<ToolResult> BuildAsync(params string[] arguments)
    {
        ToolResult result = await _packed.BuildAsync(_folder.Path, ["build", "--output", "built", PackedRepository.WithoutAnalyzers, .. arguments]);
        if (result.ExitCode == 0)
        {
            Assert.Equal(_packages, Restored().Where(IsPackedHere));
        }

        return result;
    }

    public Task<ToolResult> RunAsync(params string[] arguments) =>
        Tool.DotNetAsync(_folder.Path, [Path.Combine("built", "Consumer.dll"), .. arguments]);

    public string ReadBuilt(string file) => File.ReadAllText(Path.Combine(_folder.Path, "built", file));

    /// <summary>Whether the package that was restored is the one that was packed here, to the byte, and not one of that name from elsewhere.</summary>
    public bool IsPackedHere(string id) => ByteComparison.FirstDifference(
        RestoredFile(id), _packed.FileOf(id)) is null;

    /// <summary>Where the restored package lies.</summary>
    public string RestoredFile(string id) => Path.Combine(
        _folder.Path, "restored", id.ToLowerInvariant(), Repository.Version, $"{id}.{Repository.Version}.nupkg".ToLowerInvariant());

    // Each of ours that was restored, also because another one needs it.
    private IEnumerable<string> Restored() => Product.All.Select(product => product.Id).Where(id => File.Exists(RestoredFile(id)));

    public void Dispose() => _folder.Dispose();
}
