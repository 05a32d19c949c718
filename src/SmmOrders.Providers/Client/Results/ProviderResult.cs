using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A value from a provider, or the reason why there is none.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <remarks>
/// In JSON it is its <see cref="Value"/> or its <see cref="Failure"/>. A value that is the default of a struct, such as 0, cannot be told
/// from none there: it is not written.
/// </remarks>
public sealed class ProviderResult<T> : IEquatable<ProviderResult<T>>, IJsonOnSerializing
    where T : notnull
{
    private readonly T? _value;

    internal ProviderResult(T value) => _value = value;

    internal ProviderResult(ProviderFailure failure) => Failure = failure;

    /// <summary>For JSON: what was written, where it is a value or a failure.</summary>
    /// <param name="value">The value.</param>
    /// <param name="failure">The reason why there is none.</param>
    /// <exception cref="JsonException">There is neither, or both.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ProviderResult(T? value = default, ProviderFailure? failure = null)
    {
        JsonInput.Ensure(IsNone(value) == failure is not null, "A result has a Value or a Failure, and not both.");
        _value = value;
        Failure = failure;
    }

    /// <summary>Whether there is a value.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>The reason why there is no value; <see langword="null"/> where there is one.</summary>
    public ProviderFailure? Failure { get; }

    /// <summary>For JSON: the value, or what the type has for none. In code ask <see cref="TryGetValue"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public T? Value => _value;

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

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(ProviderResult<T>? left, ProviderResult<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(ProviderResult<T>? left, ProviderResult<T>? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(ProviderResult<T>? other) =>
        other is not null && Failure == other.Failure && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProviderResult<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Failure, _value);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(!IsSuccess || !IsNone(_value), $"{typeof(T).Name} of a result");

    private static bool IsNone(T? value) => EqualityComparer<T?>.Default.Equals(value, default);

    /// <summary>The value or the failure, in words.</summary>
    public override string ToString() => Failure?.ToString() ?? _value!.ToString() ?? "";
}
