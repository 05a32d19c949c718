using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A value from a provider, or the reason there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// In JSON it is its <see cref="Value"/> or its <see cref="Failure"/>. A default struct value, such as 0, cannot be told from a
/// missing value there, and is not written.
/// </remarks>
public sealed class ProviderResult<T> : IEquatable<ProviderResult<T>>, IJsonOnSerializing, IJsonOnDeserialized
    where T : notnull
{
    internal ProviderResult(T value) => Value = value;

    internal ProviderResult(ProviderFailure failure) => Failure = failure;

    /// <summary>For JSON, which sets either the value or the failure, and rejects both and neither.</summary>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ProviderResult()
    {
    }

    /// <summary>Whether there is a value.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>The reason there is no value; <see langword="null"/> if there is one.</summary>
    public ProviderFailure? Failure { get; init; }

    /// <summary>For JSON: the value, or the type's default if there is none. In code, use <see cref="TryGetValue"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public T? Value { get; init; }

    /// <summary>Gets the value, if there is one.</summary>
    /// <returns>Whether there is one; if not, <see cref="Failure"/> is the reason.</returns>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = Value;
        return Failure is null;
    }

    /// <summary>Gets the value, or throws. If a failure is expected, use <see cref="TryGetValue"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no value; the message contains the reason.</exception>
    public T GetValue() => Failure is null
        ? Value!
        : throw new InvalidOperationException($"The provider gave no value: {Failure}. Ask {nameof(IsSuccess)} first.");

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ProviderResult<T>? left, ProviderResult<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ProviderResult<T>? left, ProviderResult<T>? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(ProviderResult<T>? other) =>
        other is not null && Failure == other.Failure && EqualityComparer<T?>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProviderResult<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Failure, Value);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(!IsSuccess || !IsNone(Value), $"{typeof(T).Name} of a result");

    void IJsonOnDeserialized.OnDeserialized() =>
        JsonInput.Ensure(IsNone(Value) != Failure is null, "A result has a Value or a Failure, and not both.");

    private static bool IsNone(T? value) => EqualityComparer<T?>.Default.Equals(value, default);

    /// <summary>The value or the failure, as text.</summary>
    public override string ToString() => Failure?.ToString() ?? Value?.ToString() ?? "";
}

/// <summary>Creates results for your own provider or a test.</summary>
public static class ProviderResult
{
    /// <summary>Creates a result with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is a default <see cref="ProviderAnswer"/>.</exception>
    public static ProviderResult<T> Success<T>(T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is ProviderAnswer { Report.Kind: 0 } ? throw new ArgumentException("The answer is default, which says nothing.", nameof(value)) : new(value);
    }

    /// <summary>Creates a result without a value.</summary>
    /// <typeparam name="T">The type of the missing value.</typeparam>
    /// <param name="failure">The reason.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member is invalid, or two members contradict each other; the message says which.</exception>
    public static ProviderResult<T> Failed<T>(ProviderFailure failure)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(failure);
        failure.EnsureConsistent();
        return new(failure);
    }
}
