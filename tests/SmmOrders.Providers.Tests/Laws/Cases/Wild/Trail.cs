using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What the layers around a place in an answer say of it, as they were written: the oracle of whose it is.</summary>
/// <param name="Marks">The names on the way and the lists of several, the outermost first.</param>
/// <param name="SaysNo">Whether any of the layers says no.</param>
internal sealed record Trail(ImmutableArray<Trail.Mark> Marks, bool SaysNo)
{
    public static Trail Start { get; } = new([], SaysNo: false);

    /// <summary>A name, or a list of several.</summary>
    /// <param name="Id">Who is named; <see langword="null"/> where it is a list of several.</param>
    /// <param name="IsWeak">Whether it stands under <c>id</c>, which names only where nothing in the same layer or further inside does.</param>
    public readonly record struct Mark(string? Id, bool IsWeak = false);

    public Trail Named(string id, bool isWeak = false) => this with { Marks = Marks.Add(new(id, isWeak)) };

    public Trail InCrowd() => this with { Marks = Marks.Add(new(null)) };

    /// <summary>The same without the names under <c>id</c>: around a yes for all that is the request's own.</summary>
    public Trail WithoutWeakNames() => this with { Marks = Marks.RemoveAll(mark => mark.IsWeak) };

    public Trail Denied(bool saysNo) => this with { SaysNo = SaysNo || saysNo };

    /// <summary>Whether it stands in a list of several, where another element may be the one's.</summary>
    public bool IsInCrowd => Marks.Any(mark => mark.Id is null);

    /// <summary>Whether what stands here may be taken for this one's.</summary>
    /// <param name="id">The one; any where nothing in particular was asked about.</param>
    /// <param name="isAboutOne">Whether it was the only one, so that it need not be named.</param>
    public bool MayBeOf(string id, bool isAboutOne)
    {
        bool isNamed = false;
        for (int i = Marks.Length - 1; i >= 0; i--)
        {
            Mark mark = Marks[i];
            if (mark.Id is null ? !isNamed : mark.Id != id && !(mark.IsWeak && isNamed))
            {
                return false;
            }

            isNamed |= mark.Id == id;
        }

        return isNamed || isAboutOne;
    }
}
