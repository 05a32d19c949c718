using System.Diagnostics.CodeAnalysis;

namespace SmmOrders.Providers;

/// <summary>A value from a provider, or the reason why there is none.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed class ProviderResult<T>
    where T : notnull
{
    private readonly T? _value;

    internal ProviderResult(T value) => _value = value;

    internal ProviderResult(ProviderFailure failure) => Failure = failure;

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>The reason why there is no value; <see langword="null"/> where there is one.</summary>
    public ProviderFailure? Failure { get; }

    /// <summary>The value, where there is one.</summary>
    /// <returns>Whether there is one; else <see cref="Failure"/> says why not.</returns>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Failure is null;
    }

    /// <summary>The value. For where a failure is no surprise, ask <see cref="TryGetValue"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message has the reason.</exception>
    public T GetValue() => Failure is null
        ? _value!
        : throw new InvalidOperationException($"The provider gave no value: {Failure}. Ask {nameof(IsSuccess)} first.");

    /// <summary>The value or the failure, in words.</summary>
    public override string ToString() => Failure?.ToString() ?? _value!.ToString() ?? "";
}

/// <summary>Makes results, for a provider of your own or a test's.</summary>
public static class ProviderResult
{
    /// <summary>A value.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is a <see cref="ProviderAnswer"/> that is <c>default</c>.</exception>
    public static ProviderResult<T> Success<T>(T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is ProviderAnswer { Report.Kind: 0 } ? throw new ArgumentException("The answer is default, which says nothing.", nameof(value)) : new(value);
    }

    /// <summary>No value, and why.</summary>
    /// <typeparam name="T">The value that there would be.</typeparam>
    /// <param name="failure">The reason.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    public static ProviderResult<T> Failed<T>(ProviderFailure failure)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(failure);
    }
}
