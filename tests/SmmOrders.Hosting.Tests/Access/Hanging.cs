using System.Reflection;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A provider of the panel's own none of whose calls ever ends, also when they are canceled.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it.
internal class Hanging : DispatchProxy
#pragma warning restore CA1852
{
    internal static ISmmProvider Create() => Create<ISmmProvider, Hanging>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_Name" => "hangs",
        "get_MaxOrdersPerRequest" => 100,
        "get_AddTimeout" => TimeSpan.FromSeconds(30),
        _ => typeof(Hanging).GetMethod(nameof(Never), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(null, null),
    };

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
