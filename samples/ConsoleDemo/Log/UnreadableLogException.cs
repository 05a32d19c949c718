namespace ConsoleDemo.Log;

/// <summary>The log cannot be read, as a file: it is not there, or not to be read.</summary>
internal sealed class UnreadableLogException(string message, Exception cause) : Exception(message, cause);
