using System.Reflection;

namespace SmmOrders.Hosting.Tests;

/// <summary>A store that does one thing in another way: to plant a fault, or to see what it is asked.</summary>
#pragma warning disable CA1852 // The platform derives the proxy from it.
internal class StoreProxy : DispatchProxy
#pragma warning restore CA1852
{
    private IOrderStore _inner = null!;
    private string _method = "";
    private Func<object?[], Func<object?>, object?> _instead = (_, original) => original();

    /// <param name="inner">The store.</param>
    /// <param name="method">The name of the method that differs.</param>
    /// <param name="instead">What it does, given the arguments, which may be changed, and the original.</param>
    public static IOrderStore Of(IOrderStore inner, string method, Func<object?[], Func<object?>, object?> instead)
    {
        IOrderStore made = Create<IOrderStore, StoreProxy>();
        var proxy = (StoreProxy)(object)made;
        (proxy._inner, proxy._method, proxy._instead) = (inner, method, instead);
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object?[] arguments = args ?? [];
        try
        {
            return targetMethod!.Name == _method ? _instead(arguments, () => targetMethod.Invoke(_inner, arguments)) : targetMethod.Invoke(_inner, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw inner;
        }
    }
}
