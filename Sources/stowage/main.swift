print("stowage")
