using System.Text;
using SmmOrders.AotSmoke;

// Uses everything that the packages offer and writes down what comes of it. Compiled ahead of time or just in time, it must
// write the same.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
LifecycleSmoke.Run();
RefundSmoke.Run();
TrackerSmoke.Run();
TimingSmoke.Run();
GuideSmoke.Run();
ContainerSmoke.Run();
ReaderSmoke.Run();
