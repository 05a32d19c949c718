using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>An assembly that conventions are asked of.</summary>
internal sealed class Subject
{
    private static readonly ConcurrentDictionary<string, Subject> Own = new(StringComparer.Ordinal);

    private readonly byte[] _image;
    private readonly XDocument? _documentation;

    public Subject(Assembly assembly, byte[] image, XDocument? documentation)
    {
        Assembly = assembly;
        _image = image;
        _documentation = documentation;
    }

    public Assembly Assembly { get; }

    /// <summary>Every type that somebody wrote.</summary>
    public IEnumerable<Type> Types => Assembly.GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal));

    public IEnumerable<Type> PublicTypes => Types.Where(type => type.IsVisible);

    /// <summary>Every member of every type, those that the compiler made as well.</summary>
    public IEnumerable<MemberInfo> Members => Assembly.GetTypes().SelectMany(type => type.GetMembers(
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly));

    public static Subject Of(string id) => Own.GetOrAdd(id, static id =>
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"{id}.dll");
        return new Subject(Assembly.Load(id), File.ReadAllBytes(file), XDocument.Load(Path.ChangeExtension(file, ".xml")));
    });

    /// <summary>What is written about the type, in lower case; empty where nothing is.</summary>
    public string WordsAbout(Type type) => _documentation?
        .Descendants("member")
        .FirstOrDefault(member => member.Attribute("name")?.Value == $"T:{type.FullName}")?
        .Value.ToLowerInvariant() ?? "";

    /// <summary>The full name of every type of other assemblies that the code uses.</summary>
    public IEnumerable<string> UsedTypes()
    {
        using var image = new PEReader(new MemoryStream(_image));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.TypeReferences
            .Select(reader.GetTypeReference)
            .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")];
    }

    /// <summary>Every method and field that the code uses, as it was declared.</summary>
    public IEnumerable<MemberInfo> UsedMembers() => Members
        .OfType<MethodBase>()
        .SelectMany(Instruction.In)
        .Select(step => step.Member)
        .Where(member => member is MethodBase or FieldInfo)
        .Select(member => member!.Module.ResolveMember(member.MetadataToken)!);
}
