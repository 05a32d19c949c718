namespace SmmOrders.PackageTests;

/// <summary>
/// The sources as they are now, in a folder of their own: what is built there cannot collide with the build that runs the
/// tests, nor with what lies about in a working folder.
/// </summary>
internal sealed class SourceCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SourceCopy()
    {
    }

    public string Root => _folder.Path;

    public string Packages => Path.Combine(Root, ".artifacts", "package", "release");

    /// <summary>The commit that the copy stands on; <see langword="null"/> where it has no history.</summary>
    public string? Commit { get; private set; }

    /// <summary>Copies the sources and, if the repository has one, its history; as if cloned from the project's home.</summary>
    public static async Task<SourceCopy> WithHistoryAsync()
    {
        var copy = new SourceCopy();
        ToolResult cloned = await Tool.GitAsync(Repository.Root, "clone", "--quiet", "--shared", "--no-checkout", ".", copy.Root);
        if (cloned.ExitCode == 0)
        {
            _ = (await Tool.GitAsync(copy.Root, "remote", "set-url", "origin", Product.Url)).EnsureSuccess();
            copy.Commit = (await Tool.GitAsync(copy.Root, "rev-parse", "HEAD")).EnsureSuccess().Output.Trim();
        }

        copy.CopyFiles();
        return copy;
    }

    /// <summary>Writes a file that is no source.</summary>
    public void Write(string file, string text) => _folder.Write(file, text);

    /// <summary>Takes the history away, as from an archive of the sources, until what is returned is disposed of.</summary>
    public IDisposable WithoutHistory() => new HiddenHistory(Root);

    /// <summary>Plants a fault in a file, until what is returned is disposed of.</summary>
    public IDisposable Plant(string file, Func<string, string> change) => new PlantedFault(Path.Combine(Root, file), change);

    public void Dispose() => _folder.Dispose();

    private void CopyFiles()
    {
        foreach (string file in Repository.Files())
        {
            string target = Path.Combine(Root, file);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Repository.Root, file), target);
        }
    }

    private sealed class HiddenHistory : IDisposable
    {
        private readonly string _history;
        private readonly string _hidden;

        public HiddenHistory(string root)
        {
            _history = Path.Combine(root, ".git");
            _hidden = Path.Combine(root, ".artifacts", "history");
            if (Directory.Exists(_history))
            {
                Directory.Move(_history, _hidden);
            }
        }

        public void Dispose()
        {
            if (Directory.Exists(_hidden))
            {
                Directory.Move(_hidden, _history);
            }
        }
    }

    private sealed class PlantedFault : IDisposable
    {
        private readonly string _path;
        private readonly string _sound;

        public PlantedFault(string path, Func<string, string> change)
        {
            _path = path;
            _sound = File.ReadAllText(path);
            string faulty = change(_sound);
            Assert.NotEqual(_sound, faulty);
            File.WriteAllText(path, faulty);
        }

        public void Dispose() => File.WriteAllText(_path, _sound);
    }
}
