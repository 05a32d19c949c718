namespace ConsoleDemo;

/// <summary>One line of a log cannot be used. The message says why, and the replay goes on with the next line.</summary>
internal sealed class InvalidLineException(string message) : Exception(message);

/// <summary>The log cannot be read at all: there is no such file, or it may not be read.</summary>
internal sealed class UnreadableLogException(string message, Exception cause) : Exception(message, cause);
