using System.Reflection;

namespace SmmOrders.Hosting.Tests;

/// <summary>A store between the workers and another one: the test hears of each call, and may answer in its place.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it.
internal class StoreBetween : DispatchProxy
#pragma warning restore CA1852
{
    private IOrderStore _inner = null!;
    private Func<string, object?[], Func<object?>, object?> _call = null!;

    /// <summary>Puts one before a store that takes each call as it is.</summary>
    internal static IOrderStore Of(IOrderStore inner, Func<string, Func<object?>, object?> call) => Of(inner, (method, _, answer) => call(method, answer));

    /// <summary>Puts one before a store.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="call">Answers a call of a method with its arguments, which it may change: with what the store itself answers, or otherwise.</param>
    internal static IOrderStore Of(IOrderStore inner, Func<string, object?[], Func<object?>, object?> call)
    {
        IOrderStore store = Create<IOrderStore, StoreBetween>();
        ((StoreBetween)store)._inner = inner;
        ((StoreBetween)store)._call = call;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object?[] arguments = args ?? [];
        return _call(targetMethod!.Name, arguments, () =>
        {
            try
            {
                return targetMethod.Invoke(_inner, arguments);
            }
            catch (TargetInvocationException exception)
            {
                throw exception.InnerException!;
            }
        });
    }
}
