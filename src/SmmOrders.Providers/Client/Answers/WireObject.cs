using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>An object of an answer that is known to be JSON, asked for its keys one by one. ASCII case is passed over.</summary>
internal readonly ref struct WireObject
{
    private readonly ReadOnlySpan<byte> _json;

    /// <summary>Opens an object; anything else has no keys.</summary>
    internal WireObject(WireValue value) => _json = value.Type == JsonTokenType.StartObject ? value.Text : "{}"u8;

    /// <summary>What stands under the key. A key that says two things says nothing.</summary>
    internal WireValue Find(ReadOnlySpan<byte> name)
    {
        var tokens = new AnswerTokens(_json, int.MaxValue);
        WireValue found = default, value = default;
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            bool asked = Ascii.EqualsIgnoreCase(key, name);
            _ = tokens.TakeValue(ref value);
            if (asked && !found.IsAbsent && !found.IsSameAs(value))
            {
                return default;
            }

            if (asked)
            {
                found = value;
            }
        }

        return found;
    }
}
