using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>An assembly that conventions are asked of.</summary>
internal sealed class Subject
{
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

    public static Subject Of(string id)
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"{id}.dll");
        return new Subject(Assembly.Load(id), File.ReadAllBytes(file), XDocument.Load(Path.ChangeExtension(file, ".xml")));
    }

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

    /// <summary>The name, with its type's, of every member of other assemblies that the code uses.</summary>
    public IEnumerable<string> UsedMembers()
    {
        using var image = new PEReader(new MemoryStream(_image));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Select(member => (Type: TypeOf(reader, member.Parent), Name: reader.GetString(member.Name)))
            .Where(member => !member.Type.IsNil)
            .Select(member => $"{reader.GetString(reader.GetTypeReference(member.Type).Name)}.{member.Name}")];
    }

    // A member of a generic type hangs on a specification: a marker, the kind of type, and the type itself.
    private static TypeReferenceHandle TypeOf(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            BlobReader specification = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            parent = specification.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && specification.ReadByte() != 0
                ? specification.ReadTypeHandle()
                : default;
        }

        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : default;
    }
}
