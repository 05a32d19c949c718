namespace PanelBackend;

/// <summary>An option that cannot be used. Its message is for the person at the command line.</summary>
internal sealed class PanelOptionException(string message) : Exception(message);
