namespace PanelBackend;

/// <summary>One bar of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Tone">Its class.</param>
internal sealed record Bar(string Name, decimal Value, string Text, string Tone = "");
