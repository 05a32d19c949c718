using System.Globalization;

namespace PanelBackend;

/// <summary>Values with their names, drawn by the server as bars or as columns. The lengths are in percent of the largest.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="NameHeading">What the names are.</param>
/// <param name="ValueHeading">What the values are.</param>
/// <param name="Bars">The values, in order.</param>
internal sealed record Chart(string Title, string NameHeading, string ValueHeading, IReadOnlyList<Bar> Bars)
{
    private readonly decimal _most = Bars.Max(bar => bar.Value);

    /// <summary>The largest value, in words.</summary>
    public string Highest => Bars.MaxBy(bar => bar.Value)!.Text;

    /// <summary>The length of a bar, from 0 to 100; what is not zero is seen.</summary>
    public decimal LengthOf(Bar bar) =>
        bar.Value <= 0 ? 0 : decimal.Round(Math.Max(1, bar.Value / _most * 100), 1, MidpointRounding.ToEven);

    /// <summary>A number of the drawing.</summary>
    public static string Svg(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
