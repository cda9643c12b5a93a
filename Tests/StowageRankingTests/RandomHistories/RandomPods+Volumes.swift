import StowageKernel
import StowageModel

extension RandomPods {
  /// Volumes of all sources; some of the claims that they name do not exist.
  func volumes(_ random: inout RandomStream) -> [PodVolume] {
    (0..<random.number(in: 1...2)).map { number in
      PodVolume(name: "v\(number)", source: source(&random))
    }
  }

  private func source(_ random: inout RandomStream) -> PodVolume.Source {
    switch random.next(below: 10) {
    case 0: .inTree(.gcePersistentDisk(pdName: "disk-\(random.next(below: 2))", readOnly: random.once(in: 2)))
    case 1: .inTree(.awsElasticBlockStore(volumeID: "vol-1"))
    case 2: .image(reference: random.one(of: RandomNodes.images))
    case 3:
      .ephemeral(claimTemplate: PersistentVolumeClaimSpec(requestBytes: 10, storageClassName: "late"))
    case 4: .other("emptyDir")
    default:
      .persistentVolumeClaim(claimName: RandomObjects.claimName(random.next(below: RandomObjects.claimCount + 1)))
    }
  }
}
