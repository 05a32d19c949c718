using System.Globalization;

namespace PanelBackend;

/// <summary>Horizontal bars with their names and values, drawn by the server. The partial view puts a table beside it for those who do not see it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="NameHeading">What the names are.</param>
/// <param name="ValueHeading">What the values are.</param>
/// <param name="Bars">The bars, from above.</param>
internal sealed record BarChart(string Title, string NameHeading, string ValueHeading, IReadOnlyList<Bar> Bars)
{
    public const int Width = 640;
    public const int Left = 120;
    private const int RowHeight = 34;
    private const int ValuesWidth = 90;

    public int Height => Math.Max(1, Bars.Count) * RowHeight;

    public static int TopOf(int row) => row * RowHeight;

    /// <summary>The length of a bar; what is not zero is seen.</summary>
    public string LengthOf(Bar bar)
    {
        decimal most = Bars.Max(other => other.Value);
        decimal length = most == 0 ? 0 : bar.Value / most * (Width - Left - ValuesWidth);
        return decimal.Round(bar.Value > 0 ? Math.Max(2, length) : 0, 1, MidpointRounding.ToEven).ToString(CultureInfo.InvariantCulture);
    }
}
