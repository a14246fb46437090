namespace CivicCoding.Graph.Tests.Storage.Faults;

internal enum DiskFault
{
    None,
    Fail,
    Full,
}
