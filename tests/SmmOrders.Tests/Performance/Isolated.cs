using System.Reflection;
using System.Runtime.Loader;

namespace SmmOrders.Tests.Performance;

/// <summary>
/// The library and these tests loaded anew, as in a process that has just started: it tells which assemblies they ask for.
/// What is asked for is exact; no other test has a part in it.
/// </summary>
internal sealed class Isolated : AssemblyLoadContext
{
    private readonly HashSet<string> _asked = [];

    private Isolated()
        : base(isCollectible: true)
    {
    }

    /// <summary>The assemblies that were asked for while the method ran; a static one, without arguments, of this very project.</summary>
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
