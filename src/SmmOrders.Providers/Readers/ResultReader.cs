using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads items as results: a value, or the reason there is none.</summary>
internal readonly struct ResultReader<T>(ActionReader<T> action) : IItemReader<ProviderResult<T>>
    where T : notnull
{
    public string Nothing => action.Nothing;

    public bool IsNamedById => action.IsNamedById;

    public bool HasStatus => action.HasStatus;

    public bool HasUsualKeys => false;

    public bool IsDefault(in ProviderResult<T> item) => item is null;

    public bool IsSame(in ProviderResult<T> one, in ProviderResult<T> other) =>
        one.Failure == other.Failure && (one.Failure is not null || one.GetValue().Equals(other.GetValue()));

    public ProviderResult<T> Absent() => new(new ProviderFailure(ProviderFailureKind.NotReported, "the answer does not contain it"));

    public ProviderResult<T> Broken(string why) => new(ProviderFailure.Malformed(why));

    public ProviderResult<T> Refused(scoped in AnswerElement element, in ProviderRefusal refusal) => action.Refused(element, refusal);

    // A change that is neither missing nor refused itself may have been made.
    public ProviderResult<T> Combine(in ProviderResult<T> ofAll, in ProviderResult<T> item) =>
        action.IsChange && ofAll.Failure?.Refusal is not null && item is not null && item.Failure?.Refusal is null && item.Failure?.Kind != ProviderFailureKind.NotReported
            ? Broken($"done and refused at once: {ofAll.Failure.Detail}")
            : ofAll;

    public ProviderResult<T> TextOnly(in ProviderRefusal words) => action.TextOnly(words);

    public ProviderResult<T> Accepted(string id, scoped in AnswerElement element) => action.Accepted(id, element);

    public ProviderResult<T> AcceptedForMany(string id, scoped in AnswerElement element) => action.IsChange ? action.Accepted(id, element) : Absent();

    public WireValue NameOf(scoped in AnswerElement element) => action.NameOf(element);

    public ProviderResult<T> ReadText(scoped in WireValue text) => action.ReadTextOnly(text);

    public ProviderResult<T> ReadBare(string id, scoped in WireValue value) =>
        value.Type == JsonTokenType.Null ? Absent() : action.ReadBare(id, value);

    public bool TryRead(string id, scoped in AnswerElement element, bool isNamedOutside, out ProviderResult<T> item) =>
        action.TryRead(id, element, out item);

    public bool IsAboutMany(scoped in AnswerElement element) => action.IsAboutMany(element);

    public bool IsConsistent(scoped in AnswerElement around, in ProviderResult<T> item) => action.IsConsistent(around, item);
}
