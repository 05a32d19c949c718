using System.Reflection;
using System.Runtime.Loader;

namespace SmmOrders.Tests.Performance;

/// <summary>
/// Loads the library and these tests again, as in a process that has just started, and records which assemblies they request. The
/// record is exact: no other test affects it.
/// </summary>
internal sealed class Isolated : AssemblyLoadContext
{
    private readonly HashSet<string> _asked = [];

    private Isolated()
        : base(isCollectible: true)
    {
    }

    /// <summary>The assemblies requested while the method ran; it is static, without arguments, and in this project.</summary>
    public static IReadOnlySet<string> AskedForBy(Func<decimal> method)
    {
        var isolated = new Isolated();
        try
        {
            Type type = isolated.LoadFromAssemblyPath(method.Method.Module.FullyQualifiedName).GetType(method.Method.DeclaringType!.FullName!, throwOnError: true)!;
            object? result = type.GetMethod(method.Method.Name, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null);
            Assert.Equal(method(), result);
            return isolated._asked;
        }
        finally
        {
            isolated.Unload();
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        _ = _asked.Add(assemblyName.Name!);
        Assembly library = typeof(OrderLifecycle).Assembly;
        return assemblyName.Name == library.GetName().Name ? LoadFromAssemblyPath(library.Location) : null;
    }
}
