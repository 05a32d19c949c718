namespace SmmOrders.PackageTests;

/// <summary>A folder outside the repository, gone when it is disposed of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("smmorders-").FullName;

    public string Write(string file, string text)
    {
        string path = System.IO.Path.Combine(Path, file);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => DeleteTree(Path);

    // Git marks its objects read-only, which stops a plain delete on Windows.
    private static void DeleteTree(string path)
    {
        foreach (FileInfo file in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(path, recursive: true);
    }
}
